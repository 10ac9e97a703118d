import { createWheel, type Random, type Wheel } from './random.ts'

export type City = { id: string; name: string; province: Province; weight: number }
export type Province = { id: string; name: string; area: Area; weight: number; cities: City[] }
export type Area = { id: string; name: string; provinces: Province[] }
export type RegionRow = { region_id: string; region_name: string; parent_id: string; code: string }

/**
 * Real provinces and cities of the mainland, grouped as sales organisations do. A line is: adcode of the
 * province (two digits), name, weight in sales, then its cities (the two digits that follow the province's in
 * the adcode, and the name), largest first.
 */
const tree: readonly (readonly [id: string, name: string, provinces: readonly string[]])[] = [
  [
    'HD',
    '华东',
    [
      '32 江苏 27 05苏州 01南京 02无锡 04常州 06南通 03徐州 10扬州 09盐城 12泰州',
      '33 浙江 23 01杭州 02宁波 03温州 06绍兴 04嘉兴 07金华 10台州 05湖州',
      '31 上海 20 01上海',
      '37 山东 13 02青岛 01济南 06烟台 07潍坊 13临沂 03淄博 08济宁',
      '35 福建 8 01福州 05泉州 02厦门 06漳州 09宁德',
      '34 安徽 6 01合肥 02芜湖 11滁州 12阜阳 05马鞍山',
      '36 江西 3 01南昌 07赣州 04九江 11上饶'
    ]
  ],
  [
    'HN',
    '华南',
    [
      '44 广东 82 03深圳 01广州 06佛山 19东莞 13惠州 04珠海 20中山 07江门',
      '45 广西 13 01南宁 02柳州 03桂林',
      '46 海南 5 01海口 02三亚'
    ]
  ],
  [
    'HB',
    '华北',
    [
      '11 北京 46 01北京',
      '12 天津 17 01天津',
      '13 河北 20 01石家庄 02唐山 06保定 09沧州 10廊坊',
      '14 山西 10 01太原 04长治 10临汾',
      '15 内蒙古 7 01呼和浩特 06鄂尔多斯 02包头'
    ]
  ],
  [
    'HZ',
    '华中',
    [
      '42 湖北 42 01武汉 06襄阳 05宜昌 10荆州',
      '41 河南 31 01郑州 03洛阳 13南阳 10许昌',
      '43 湖南 27 01长沙 06岳阳 07常德 02株洲'
    ]
  ],
  [
    'XN',
    '西南',
    [
      '51 四川 46 01成都 07绵阳 15宜宾 06德阳',
      '50 重庆 28 01重庆',
      '53 云南 15 01昆明 03曲靖',
      '52 贵州 10 01贵阳 03遵义',
      '54 西藏 1 01拉萨'
    ]
  ],
  [
    'DB',
    '东北',
    ['21 辽宁 56 02大连 01沈阳 03鞍山 08营口', '22 吉林 22 01长春 02吉林', '23 黑龙江 22 01哈尔滨 06大庆']
  ],
  [
    'XB',
    '西北',
    [
      '61 陕西 58 01西安 08榆林 04咸阳 03宝鸡',
      '62 甘肃 14 01兰州 05天水',
      '65 新疆 18 01乌鲁木齐 02克拉玛依',
      '64 宁夏 7 01银川',
      '63 青海 3 01西宁'
    ]
  ]
]

export type Geography = {
  areas: readonly Area[]
  provinces: readonly Province[]
  cities: readonly City[]
  areaNamed: (name: string) => Area
  /** A city of the area, large ones more often. */
  drawCity: (area: Area, random: Random) => City
  /** Any city of the country. */
  drawAnyCity: (random: Random) => City
}

export function buildGeography(): Geography {
  const areas = tree.map(([id, name, lines]) => buildArea(id, name, lines))
  const provinces = areas.flatMap((area) => area.provinces)
  const cities = provinces.flatMap((province) => province.cities)
  const wheels = new Map<Area, Wheel<City>>(
    areas.map((area) => [
      area,
      createWheel(
        area.provinces.flatMap((p) => p.cities),
        (city) => city.weight
      )
    ])
  )
  const anyCity = createWheel(cities, (city) => city.weight)
  return {
    areas,
    provinces,
    cities,
    areaNamed: (name) => areas.find((area) => area.name === name)!,
    drawCity: (area, random) => wheels.get(area)!.draw(random),
    drawAnyCity: (random) => anyCity.draw(random)
  }
}

/** The region tree as rows: country, areas, provinces, cities; `code` is the adcode where there is one. */
export function regionRows(geography: Geography): RegionRow[] {
  return [
    { region_id: 'CN', region_name: '全国', parent_id: '', code: '100000' },
    ...geography.areas.map((area) => ({
      region_id: area.id,
      region_name: area.name,
      parent_id: 'CN',
      code: ''
    })),
    ...geography.provinces.map((province) => ({
      region_id: province.id,
      region_name: province.name,
      parent_id: province.area.id,
      code: `${province.id}0000`
    })),
    ...geography.cities.map((city) => ({
      region_id: city.id,
      region_name: city.name,
      parent_id: city.province.id,
      code: `${city.id}00`
    }))
  ]
}

function buildArea(id: string, name: string, lines: readonly string[]): Area {
  const area: Area = { id, name, provinces: [] }
  for (const line of lines) {
    const [code, provinceName, weight, ...cityTexts] = line.split(' ')
    const province: Province = { id: code!, name: provinceName!, area, weight: Number(weight), cities: [] }
    // Zipf-like: the n-th city sells about 1/n of the first.
    const shares = cityTexts.map((_, index) => 1 / (index + 1))
    const total = shares.reduce((sum, share) => sum + share, 0)
    province.cities = cityTexts.map((text, index) => ({
      id: `${code}${text.slice(0, 2)}`,
      name: text.slice(2),
      province,
      weight: (province.weight * shares[index]!) / total
    }))
    area.provinces.push(province)
  }
  return area
}
